// `npm test`: all the set-up and every check.
import "./verify.mjs";
import { summary } from "./summary.mjs";

console.log(`\n${summary()}`);
