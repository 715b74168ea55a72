package font

import (
	"bytes"
	"compress/flate"
	"embed"
	"encoding/binary"
	"io"
	"strings"
	"sync"
)

// The characters of Adobe's CID collections, from the UTF-16 CMaps of each (Adobe CMap resources, see
// cid/LICENSE): the difference of each CID's character from the one before, as a zigzag varint,
// compressed; 0 for a CID that has no character of its own.
//
//go:embed cid/*.bin
var collectionFiles embed.FS

// A collection knows the characters of a CID collection.
type collection struct {
	runes []rune
	cids  table[uint32] // CID + 1 by character
}

// collections by the Ordering of a font's CIDSystemInfo; read when first asked for.
var collections = map[string]func() *collection{
	"GB1":    sync.OnceValue(func() *collection { return readCollection("gb1") }),
	"CNS1":   sync.OnceValue(func() *collection { return readCollection("cns1") }),
	"Japan1": sync.OnceValue(func() *collection { return readCollection("japan1") }),
	"Korea1": sync.OnceValue(func() *collection { return readCollection("korea1") }),
}

// namedCollection finds a collection by its ordering, nil for others such as Identity.
func namedCollection(ordering string) *collection {
	if read, ok := collections[strings.TrimSpace(ordering)]; ok {
		return read()
	}
	return nil
}

func readCollection(name string) *collection {
	c := &collection{}
	data, err := collectionFiles.ReadFile("cid/" + name + ".bin")
	if err != nil {
		return c
	}
	deltas, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		return c
	}
	c.runes = make([]rune, 0, len(deltas)) // each CID takes a byte at least
	at := int64(0)
	for len(deltas) > 0 {
		d, n := binary.Varint(deltas)
		if n <= 0 {
			break
		}
		at, deltas = at+d, deltas[n:]
		if r := rune(at); r > 0 {
			if c.cids.get(uint32(r)) == 0 {
				c.cids.set(uint32(r), uint32(len(c.runes))+1)
			}
		}
		c.runes = append(c.runes, rune(at))
	}
	return c
}

// text is the character of a CID.
func (c *collection) text(cid uint32) string {
	if c == nil || int64(cid) >= int64(len(c.runes)) || c.runes[cid] == 0 {
		return ""
	}
	return expand(c.runes[cid])
}

// cid is the CID of a text of one character.
func (c *collection) cid(text string) (uint32, bool) {
	if c == nil || text == "" {
		return 0, false
	}
	for _, r := range text {
		cid := c.cids.get(uint32(r))
		return cid - 1, cid > 0
	}
	return 0, false
}
