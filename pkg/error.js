/**
 * The one error this package throws. A caller decides by `code`, points at `field`, and may show `message`
 * to a person: it says what is wrong and what to do.
 */
export class AnalogueLookupError extends Error {
  /**
   * @param {import('./index.d.ts').ErrorCode} code
   * @param {string} field path into the input, such as `readings[2].lines`; empty if the input is not at fault
   * @param {string} message
   * @param {{ cause?: unknown, place?: import('./index.d.ts').Place }} [options]
   */
  constructor(code, field, message, options) {
    super(message, options);
    this.name = 'AnalogueLookupError';
    this.code = code;
    this.field = field;
    if (options?.place !== undefined) this.place = options.place;
  }
}
