/** What every page of the site says. */
export const texts = {
};
