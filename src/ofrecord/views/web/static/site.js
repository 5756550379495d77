// Everything here is extra: each page does its work without it.
import "./evidence.js";
import "./map.js";
import "./review.js";
