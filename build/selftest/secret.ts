// What a fault hides in a file: words that no edition of Stet's own has. Floor: selftest.

export const SECRET = "Zweihundertvierzehn unverzollte Papageien warteten";
