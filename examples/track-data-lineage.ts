/**
 * # Track data lineage
 *
 * Knowing where a file came from means backtracing file transformations through notebooks, pipelines and
 * users. Run it as often as you like: what is there already is found again.
 */
import assert from "node:assert/strict";
import * as ln from "whence";

ln.settings.verbosity = 3; // show hints

// ## Notebooks
// Let us first track the data source: this very script.
await ln.track();

// This creates a run context:
console.log(ln.context.transform);
console.log(ln.context.run);

// Let's now register a file:
const filepath = await ln.dev.datasets.fileFastq();
const file = new ln.File(filepath, { key: "fastqs/input.fastq.gz" });
await file.save();

// The file has a transform and a run. So, whenever we use it, we know where it came from.
console.log(file.transform, file.run);
assert(file.transform !== null && file.run !== null);

// Conversely, we can search for the code that created the file …
const source = await ln.Transform.search("Track data lineage", { topHit: true });
assert.equal(source.key, ln.context.transform?.key);

// … and then find all the files that it made:
(await ln.File.select({ transform: source }).df()).print();

// ## Pipelines
// When working with a pipeline, we register it before running it.
await new ln.Transform({ name: "Cell Ranger", version: "7.2.0", type: "pipeline" }).save();

// When you want to run the pipeline, you query for it, first, and pass the record to `track`:
const cellRanger = await ln.Transform.select({ name: "Cell Ranger", version: "7.2.0" }).one();
await ln.track(cellRanger);

// ## Track run inputs
// Outputs are tracked by themselves; inputs when `settings.trackRunInputs` is on, or where one says so.
const fastq = await ln.File.select({ key: "fastqs/input.fastq.gz" }).one();
await fastq.stage({ isRunInput: true });

// An exemplary output is linked to the current run when it is saved:
const outputFilepath = await ln.dev.datasets.fileBam();
await new ln.File(outputFilepath, { key: "bams/output.bam" }).save();

// If we query the file later on, we have the run that produced it, its inputs and its other outputs:
const bam = await ln.File.select({ key: "bams/output.bam" }).one();
const run = bam.run;
assert(run !== null);
console.log(await run.inputs.all());
console.log(await run.outputs.all());
assert.equal((await run.inputs.all())[0]?.key, "fastqs/input.fastq.gz");

// ## Query by provenance
// Which code ingested a given file?
const ingested = await ln.File.select({ key: "fastqs/input.fastq.gz" }).first();
console.log(ingested?.transform);

// Which transforms were created by a given user, and which of them are scripts?
const users = await ln.User.lookup({ field: "handle" });
const me = users[(await ln.User.me()).handle];
(await ln.Transform.select({ createdBy: me }).df()).print();
(await ln.Transform.select({ createdBy: me, type: "script" }).df()).print();

// Which user ingested this file?
console.log((await ln.File.select({ key: "fastqs/input.fastq.gz" }).one()).createdBy);

await ln.finish();
