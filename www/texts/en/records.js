/** What the page of the records says, by the part of it that says it. */
export const texts = {
};
