import { playAll } from "./play-all.js";

playAll("telegram", "core");
