import { playAll } from "./play-all.js";

playAll("zalo", "rest");
