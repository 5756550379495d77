// <record-map coast borders>: the drawn map becomes one that can be moved; its places come from the table of the page.
const BORDERS_NOTE = "Borders are those of Natural Earth, which draws who controls an area in fact; others see them differently.";

class RecordMap extends HTMLElement {
  async connectedCallback() {
    const rows = [...document.querySelectorAll("tr[data-latitude]")];
    if (!this.hasAttribute("coast") || !window.L || !rows.length) return;
    const coast = await (await fetch(this.getAttribute("coast"))).json();
    const place = document.createElement("div");
    place.className = "leaflet-place";
    this.replaceChildren(place);
    this.map = L.map(place, { attributionControl: false, minZoom: 1, maxZoom: 10, worldCopyJump: true, zoomSnap: 0.5 });
    L.geoJSON(coast, { style: { className: "land", weight: 0.7, interactive: false } }).addTo(this.map);
    this.map.fitBounds(this.extent(rows).pad(0.1), { maxZoom: 7, animate: false });
    rows.map((row) => this.shape(row)).sort((a, b) => b.width - a.width).forEach(({ made }) => made.addTo(this.map));
    this.append(this.choice());
  }

  disconnectedCallback() {
    this.map?.remove();
  }

  extent(rows) {
    const around = ({ dataset: d }) => L.latLng(d.latitude, d.longitude).toBounds(Math.max(Number(d.km), 60) * 2000);
    return rows.reduce((box, row) => box.extend(around(row)), around(rows[0]));
  }

  shape(row) {
    const { latitude, longitude, km, precision, sharp, holder } = row.dataset;
    const options = { className: `${sharp ? "spot" : "ring"} ${precision}` };
    const made = sharp
      ? L.circleMarker([latitude, longitude], { ...options, radius: 6 })
      : L.circle([latitude, longitude], { ...options, radius: km * 1000 });
    const words = document.createElement("div");
    words.append(row.cells[0].firstElementChild.cloneNode(true), ` (${precision}) `, holder ? `${holder}. ` : "");
    words.append(row.cells[row.cells.length - 1].firstElementChild.cloneNode(true));
    return { made: made.bindPopup(words), width: sharp ? 0 : Number(km) };
  }

  choice() {
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox" });
    label.className = "map-choice";
    label.append(box, " borders, dashed. ", BORDERS_NOTE);
    box.addEventListener("change", async () => {
      this.lines ??= L.geoJSON(await (await fetch(this.getAttribute("borders"))).json(), {
        style: { className: "border", interactive: false },
      });
      box.checked ? this.lines.addTo(this.map) : this.lines.remove();
    });
    return label;
  }
}

customElements.define("record-map", RecordMap);
