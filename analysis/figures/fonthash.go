package figures

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
)

// FontHashes are the SHA-256 sums, in hexadecimal, of the fonts that figures are set in, by file name.
func FontHashes() map[string]string {
	hashes := map[string]string{}
	for _, name := range fontNames {
		if b, err := fontFiles.ReadFile(name); err == nil { // embedded: fonts reports a name that is wrong
			sum := sha256.Sum256(b)
			hashes[path.Base(name)] = hex.EncodeToString(sum[:])
		}
	}
	return hashes
}
