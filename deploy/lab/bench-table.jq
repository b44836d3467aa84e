include "tables";
"`\(.command)`", made, "", tables
