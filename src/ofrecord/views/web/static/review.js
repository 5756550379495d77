// <review-list>: j and k go on and back, a accepts, r rejects, e opens the correction, u takes the last judgement back.
class ReviewList extends HTMLElement {
  connectedCallback() {
    this.onkeydown = (event) => this.act(event);
    const begin = this.querySelector(":target") ?? this.items[0];
    begin?.focus();
  }

  get items() {
    return [...this.querySelectorAll(".item")];
  }

  act(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    const item = event.target.closest(".item") ?? this.items[0];
    const step = { j: 1, k: -1 }[event.key];
    if (step) this.items[this.items.indexOf(item) + step]?.focus();
    else if (event.key === "e") this.edit(item);
    else if ("aru".includes(event.key)) this.submit(event.key === "u" ? this : item, event.key);
    else return;
    event.preventDefault();
  }

  edit(item) {
    const details = item?.querySelector("details.edit");
    if (!details) return;
    details.open = true;
    details.querySelector("input[name=value]").focus();
  }

  submit(within, key) {
    const button = within?.querySelector(`button[data-key="${key}"]`);
    button?.form.requestSubmit(button);
  }
}

customElements.define("review-list", ReviewList);
