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
import { SheetIcon } from "../shell/icon-sheet.tsx";
import classes from "./bits.module.css";

const families: [RegExp, TablerIcon, string][] = [
	[/^\.(fastq|fq|fasta|fa|bam|sam|cram|vcf|bcf|bed|gff3?|gtf)(\.|$)/, IconDna2, "sequence data"],
	[/^\.(csv|tsv|parquet|feather|arrow|xlsx|h5ad|h5)(\.|$)/, IconTable, "table"],
	[/^\.(png|jpe?g|gif|svg|webp|tiff?|pdf)(\.|$)/, IconPhoto, "picture"],
	[/^\.(txt|md|log|json|ya?ml|toml|html)(\.|$)/, IconFileText, "text"],
	[/\.(gz|zip|tar|tgz|bz2|xz|zst)$/, IconFileZip, "archive"],
];

/** Every icon of {@link SuffixIcon}, for a sheet. */
export const suffixIcons: readonly TablerIcon[] = [IconFile, IconFolder, ...families.map(([, icon]) => icon)];

/** What sort of content a suffix promises, as a small picture. */
export function SuffixIcon({
	suffix,
	type = "file",
	size = 16,
	isInRow = false,
}: {
	suffix: string;
	type?: FileType;
	size?: number;
	/** The page has a sheet of {@link suffixIcons}. */
	isInRow?: boolean;
}) {
	const found = families.find(([pattern]) => pattern.test(suffix.toLowerCase()));
	const [Icon, title]: [TablerIcon, string] =
		type === "folder" ? [IconFolder, "folder"] : found ? [found[1], found[2]] : [IconFile, "file"];
	return (
		<span className={classes.suffix} title={title}>
			{isInRow ? <SheetIcon icon={Icon} size={size} /> : <Icon size={size} stroke={1.6} aria-hidden />}
		</span>
	);
}
