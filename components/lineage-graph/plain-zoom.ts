/** Below this zoom the words of a card cannot be read: it is its shape and colour, and the gist of its name in large. */
export const plainZoom = 0.5;
/** So many large letters fit on a card. */
export const plainTitleLength = 12;
