/** What the page on a kit says, by the part of it that says it. */
export const texts = {
};
