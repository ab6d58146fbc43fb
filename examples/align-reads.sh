#!/bin/sh
# Aligns reads to a genome, in five steps. Run it as
#
#   whence run --trace -- sh align-reads.sh genome.fa reads_1.fq reads_2.fq
#
# and each step is a run of its own, with the files that it read and made, none of which is named to Whence.
# Needs bowtie2 and samtools; Debian's bowtie2-examples has a small genome and reads.
set -eu
genome=$1 reads1=$2 reads2=$3
mkdir -p index results

step() { # NAME COMMAND…
	name=$1
	shift
	whence run --transform "$name" -- "$@"
}

step "bowtie2-build" bowtie2-build --quiet "$genome" index/genome
step "bowtie2" bowtie2 --quiet -x index/genome -1 "$reads1" -2 "$reads2" -S results/aligned.sam
step "samtools sort" samtools sort -o results/aligned.bam results/aligned.sam
step "samtools index" samtools index results/aligned.bam
step "samtools flagstat" sh -c 'samtools flagstat results/aligned.bam > results/flagstat.txt'
