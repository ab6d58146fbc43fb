/** What boxes are called among nodes. */
export const boxKey = (id: string) => `box ${id}`;
