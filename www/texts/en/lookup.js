/** What the look-up says, by the part of it that says it. */
export const texts = {
};
