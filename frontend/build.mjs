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
  const kept = polygons.map((rings) => rings.map(rounded).filter((ring) => ring.length > 3 && area(ring) >= SMALLEST));
  return { type: "MultiPolygon", coordinates: kept.filter((rings) => rings.length) };
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
