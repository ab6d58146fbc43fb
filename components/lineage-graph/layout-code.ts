type LayOut = typeof import("./lay-out.ts").layOut;

let here: LayOut | null = null;
// Asked for as soon as the page's own code runs, and no part of what the first HTML waits for: a graph comes after both.
const coming = import("./lay-out.ts").then(({ layOut }) => {
	here = layOut;
	return layOut;
});

/** The code of the layout, when it is here. */
export function layoutCode(): LayOut | null {
	return here;
}

/** The code of the layout, as soon as it is here. */
export function layoutCodeComing(): Promise<LayOut> {
	return coming;
}
