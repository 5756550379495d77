// Copies what the pages take from the registry to FOLDER and makes the maps' outlines: node build.mjs FOLDER
// Outlines are those of Natural Earth at 1:50 million, to a hundredth of a degree (about a kilometre).
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { feature, mesh } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const PACKAGES = join(import.meta.dirname, "node_modules");
const SMALLEST = 0.01; // square degrees: smaller islands are not drawn
const DETAIL = 0.002; // square degrees: the least triangle that a corner of an outline makes with its neighbours
const target = process.argv[2];

const round = ([x, y]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
const differs = (point, i, line) => i === 0 || point[0] !== line[i - 1][0] || point[1] !== line[i - 1][1];
const rounded = (line) => line.map(round).filter(differs);

// A ring across the 180th meridian goes on beyond it; one around a pole is closed along the pole.
function unwrapped(ring) {
  let turn = 0;
  const line = ring.map(([x, y], i) => {
    const before = i ? ring[i - 1][0] : x;
    if (x - before > 180) turn -= 360;
    if (before - x > 180) turn += 360;
    return [x + turn, y];
  });
  const closed = turn ? [...line, [line.at(-1)[0], -90], [line[0][0], -90]] : line;
  const middle = closed.reduce((sum, [x]) => sum + x, 0) / closed.length;
  return closed.map(([x, y]) => [x - 360 * Math.round(middle / 360), y]);
}

// What of a ring lies beyond the 180th meridian, brought to the other side of the map.
function beyond(ring, sign) {
  const out = ([x]) => sign * x >= 180;
  const edge = ([x, y], [toX, toY]) => [sign * 180, y + ((sign * 180 - x) / (toX - x)) * (toY - y)];
  const cut = ring.flatMap((point, i) => {
    const before = ring.at(i - 1);
    return [...(out(point) === out(before) ? [] : [edge(before, point)]), ...(out(point) ? [point] : [])];
  });
  return cut.map(([x, y]) => [x - sign * 360, y]);
}

const onBothSides = (rings) =>
  [rings, ...[1, -1].map((sign) => rings.map((ring) => beyond(ring, sign)).filter((ring) => ring.length > 3))];
const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => {
  const [nextX, nextY] = ring[(i + 1) % ring.length];
  return sum + x * nextY - nextX * y;
}, 0)) / 2;

function outlines(name) {
  return simplify(presimplify(JSON.parse(readFileSync(join(PACKAGES, `world-atlas/${name}-50m.json`)))), DETAIL);
}

function coast() {
  const topology = outlines("land");
  const polygons = feature(topology, topology.objects.land).features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
  const kept = polygons.map((rings) =>
    onBothSides(rings.map(unwrapped)).map((part) =>
      part.map(rounded).filter((ring) => ring.length > 3 && area(ring) >= SMALLEST)));
  return { type: "MultiPolygon", coordinates: kept.flat().filter((rings) => rings.length) };
}

function borders() {
  const topology = outlines("countries");
  const lines = mesh(topology, topology.objects.countries, (a, b) => a !== b).coordinates;
  return { type: "MultiLineString", coordinates: lines.map(rounded).filter((line) => line.length > 1) };
}

const text = (...path) => readFileSync(join(PACKAGES, ...path), "utf8");
const write = (name, words) => writeFileSync(join(target, name), words);

mkdirSync(target, { recursive: true });
copyFileSync(join(PACKAGES, "htmx.org/dist/htmx.min.js"), join(target, "htmx.js"));
write("leaflet.js", text("leaflet/dist/leaflet.js").replace(/\n\/\/# sourceMappingURL.*/, ""));
// Pictures are for markers and controls that the pages do not use.
write("leaflet.css", text("leaflet/dist/leaflet.css").replace(/(background-image|behavior): ?url\([^)]*\);?/g, ""));
write("coast.json", JSON.stringify(coast()));
write("borders.json", JSON.stringify(borders()));
write("licences.txt", ["htmx.org", "leaflet", "topojson-client", "topojson-simplify", "world-atlas"].map((name) =>
  `--- ${name} ---\n${text(name, "LICENSE")}`).join("\n"));
