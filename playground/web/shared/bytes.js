// Arrays as the server sends them: base64 of their bytes.

/**
 * @param {string} text base64
 * @returns {Uint8Array}
 */
export const unsignedBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/**
 * @param {string} text base64
 * @returns {Int8Array}
 */
export const signedBytes = (text) => new Int8Array(unsignedBytes(text).buffer);
