/** One after another: the database answers one question of a request at a time. */
export async function inTurn<T, R>(items: readonly T[], ask: (item: T) => R | Promise<R>): Promise<R[]> {
	const answers: R[] = [];
	for (const item of items) answers.push(await ask(item));
	return answers;
}
