// <evidence-links>: words and the record's items light each other up, all parts of an item at once.
class EvidenceLinks extends HTMLElement {
  connectedCallback() {
    for (const name of ["pointerover", "focusin"]) this.addEventListener(name, (event) => this.light(event.target));
    for (const name of ["pointerleave", "focusout"]) this.addEventListener(name, () => this.light(null));
  }

  light(element) {
    this.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
    const items = element?.closest("[data-items], [data-item]")?.dataset;
    for (const id of (items?.items ?? items?.item ?? "").split(" ").filter(Boolean)) {
      const chosen = CSS.escape(id);
      this.querySelectorAll(`.text [data-items~="${chosen}"], [data-item="${chosen}"]`)
        .forEach((part) => part.classList.add("lit"));
    }
  }
}

customElements.define("evidence-links", EvidenceLinks);
