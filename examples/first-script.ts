import { writeFile } from "node:fs/promises";
import * as ln from "whence";

await ln.track();
await writeFile("numbers.csv", "n,square\n1,1\n2,4\n3,9\n");
const file = await new ln.File("numbers.csv", { key: "first/numbers.csv" }).save();
console.log(`${file.key} v${file.version} was made by ${file.transform?.name}, run ${file.run?.uid}`);
