import {
	IconDna2,
	IconFile,
	IconFileText,
	IconFileZip,
	IconFolder,
	IconPhoto,
	IconTable,
	type TablerIcon,
} from "@tabler/icons-react";
import type { FileType } from "../../lib/contracts/enums.ts";
import classes from "./bits.module.css";

const families: [RegExp, TablerIcon, string][] = [
	[/^\.(fastq|fq|fasta|fa|bam|sam|cram|vcf|bcf|bed|gff3?|gtf)(\.|$)/, IconDna2, "sequence data"],
	[/^\.(csv|tsv|parquet|feather|arrow|xlsx|h5ad|h5)(\.|$)/, IconTable, "table"],
	[/^\.(png|jpe?g|gif|svg|webp|tiff?|pdf)(\.|$)/, IconPhoto, "picture"],
	[/^\.(txt|md|log|json|ya?ml|toml|html)(\.|$)/, IconFileText, "text"],
	[/\.(gz|zip|tar|tgz|bz2|xz|zst)$/, IconFileZip, "archive"],
];

/** What sort of content a suffix promises, as a small picture. */
export function SuffixIcon({
	suffix,
	type = "file",
	size = 16,
}: {
	suffix: string;
	type?: FileType;
	size?: number;
}) {
	const found = families.find(([pattern]) => pattern.test(suffix.toLowerCase()));
	const [Icon, title]: [TablerIcon, string] =
		type === "folder" ? [IconFolder, "folder"] : found ? [found[1], found[2]] : [IconFile, "file"];
	return (
		<span className={classes.suffix} title={title}>
			<Icon size={size} stroke={1.6} aria-hidden />
		</span>
	);
}
