package object

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
)

// A method is how strings or streams are encrypted.
type method uint8

const (
	methodNone method = iota
	methodRC4
	methodAES128 // AESV2: CBC with a key for each object
	methodAES256 // AESV3: CBC with the key of the file
)

// crypt is the standard security handler with the key of the file (ISO 32000-2, 7.6).
type crypt struct {
	key              []byte
	strings, streams method
	metadata         bool // metadata streams are encrypted too
	filters          map[Name]method
}

// passwordPad fills up a password to 32 bytes (ISO 32000-2, 7.6.4.3.2).
var passwordPad = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08" +
	"\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// newCrypt reads the encryption dictionary and finds the key: with the empty password, with the
// given one as the user's, and as the owner's.
func newCrypt(file *File, password string) (*crypt, error) {
	f := &View{File: file}
	d := f.Dict(file.Trailer["Encrypt"])
	if f.Name(d["Filter"]) != "Standard" {
		return nil, Fail(ErrCipher, "security handler %q", f.Name(d["Filter"]))
	}
	c := &crypt{metadata: f.Bool(d["EncryptMetadata"], true)}
	v, r := f.Int(d["V"], 0), f.Int(d["R"], 0)
	bits := f.Int(d["Length"], 40)
	switch v {
	case 1:
		bits = 40
		c.strings, c.streams = methodRC4, methodRC4
	case 2, 3:
		c.strings, c.streams = methodRC4, methodRC4
	case 4, 5:
		c.readFilters(f, d)
		bits = 128
	default:
		return nil, Fail(ErrCipher, "version %d", v)
	}
	if bits < 40 || bits > 128 || bits%8 != 0 || r < 2 || r > 6 {
		return nil, Fail(ErrCipher, "revision %d with %d bits", r, bits)
	}
	p := params{f: f, d: d, revision: r, length: bits / 8, metadata: c.metadata}
	for _, pw := range []string{"", password} {
		if c.key = p.fileKey([]byte(pw)); c.key != nil {
			return c, nil
		}
	}
	return nil, ErrPassword
}

// readFilters reads the crypt filters of versions 4 and 5.
func (c *crypt) readFilters(f *View, d Dict) {
	c.filters = map[Name]method{"Identity": methodNone}
	for name, o := range f.Dict(d["CF"]) {
		switch f.Name(f.Dict(o)["CFM"]) {
		case "V2":
			c.filters[name] = methodRC4
		case "AESV2":
			c.filters[name] = methodAES128
		case "AESV3":
			c.filters[name] = methodAES256
		}
	}
	c.streams = c.filters[f.Name(d["StmF"])]
	c.strings = c.filters[f.Name(d["StrF"])]
}

// objectKey is algorithm 1: the key for one object.
func (c *crypt) objectKey(m method, r Ref) []byte {
	if m == methodAES256 {
		return c.key
	}
	b := append(append([]byte{}, c.key...), byte(r.Num), byte(r.Num>>8), byte(r.Num>>16), byte(r.Gen), byte(r.Gen>>8))
	if m == methodAES128 {
		b = append(b, "sAlT"...)
	}
	sum := md5.Sum(b)
	return sum[:min(len(c.key)+5, 16)]
}

// stringsOf gives the function that decrypts the strings of an object.
func (c *crypt) stringsOf(r Ref) func([]byte) []byte {
	if c.strings == methodNone {
		return nil
	}
	key := c.objectKey(c.strings, r)
	return func(b []byte) []byte {
		out, err := decrypt(c.strings, key, b)
		if err != nil {
			return nil
		}
		return out
	}
}

// stream decrypts the bytes of a stream.
func (c *crypt) stream(s *Stream, data []byte, filters []Name, parms []Dict) ([]byte, error) {
	m := c.streams
	if !c.metadata && s.Dict["Type"] == Name("Metadata") {
		m = methodNone
	}
	if len(filters) > 0 && filters[0] == "Crypt" {
		name, ok := parms[0]["Name"].(Name)
		if !ok {
			name = "Identity"
		}
		m = c.filters[name]
	}
	if m == methodNone {
		return data, nil
	}
	return decrypt(m, c.objectKey(m, s.ref), data)
}

func decrypt(m method, key, data []byte) ([]byte, error) {
	if m == methodRC4 {
		return rc4Bytes(key, data), nil
	}
	if len(data) == 0 {
		return nil, nil
	}
	if len(data) < 32 || len(data)%16 != 0 {
		return nil, damaged("AES data of %d bytes", len(data))
	}
	b, err := aes.NewCipher(key)
	if err != nil {
		return nil, damaged("AES key of %d bytes", len(key))
	}
	out := make([]byte, len(data)-16)
	cipher.NewCBCDecrypter(b, data[:16]).CryptBlocks(out, data[16:])
	n := int(out[len(out)-1])
	if n < 1 || n > 16 {
		return nil, damaged("AES padding")
	}
	return out[:len(out)-n], nil
}
