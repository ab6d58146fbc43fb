/** Below this zoom words cannot be read: a card is its shape and colour. */
export const plainZoom = 0.5;
