/** The version of this program; the catalogue check compares it with package.json. */
export const version = '0.1.0';
