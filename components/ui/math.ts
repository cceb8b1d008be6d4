import "./math.css";

export { math } from "@streamdown/math";
