package object

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
)

// params is what the derivation of the key needs.
type params struct {
	f        *View
	d        Dict
	revision int
	length   int // of the key, in bytes
	metadata bool
}

func (p params) bytes(key Name) []byte {
	return p.f.Bytes(p.d[key])
}

// fileKey is the key that the password opens as the user's or the owner's, nil when it opens none.
func (p params) fileKey(password []byte) []byte {
	if p.revision >= 5 {
		return p.fileKey256(password)
	}
	o := p.bytes("O")
	if len(o) < 32 || len(p.bytes("U")) < 32 {
		return nil
	}
	if key := p.userKey(password, o[:32]); key != nil {
		return key
	}
	return p.userKey(p.userPassword(password, o[:32]), o[:32])
}

func pad(password []byte) []byte {
	return append(append([]byte{}, password...), passwordPad...)[:32]
}

// userKey is algorithm 2, checked by algorithm 6.
func (p params) userKey(password, o []byte) []byte {
	h := md5.New()
	h.Write(pad(password))
	h.Write(o)
	var perm [4]byte
	binary.LittleEndian.PutUint32(perm[:], uint32(int64(p.f.Float(p.d["P"], 0))))
	h.Write(perm[:])
	id := p.id()
	h.Write(id)
	if p.revision >= 4 && !p.metadata {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	n := 5
	if p.revision >= 3 {
		n = p.length
		for range 50 {
			sum := md5.Sum(key[:n])
			copy(key, sum[:])
		}
	}
	key = key[:n]
	u := p.bytes("U")
	if p.revision == 2 {
		if bytes.Equal(rc4Bytes(key, passwordPad), u[:32]) {
			return key
		}
		return nil
	}
	sum := md5.Sum(append(append([]byte{}, passwordPad...), id...))
	check := sum[:]
	for i := range 20 {
		check = rc4Bytes(xorKey(key, byte(i)), check)
	}
	if bytes.Equal(check, u[:16]) {
		return key
	}
	return nil
}

func (p params) id() []byte {
	ids := p.f.Array(p.f.File.Trailer["ID"])
	if len(ids) == 0 {
		return nil
	}
	return p.f.Bytes(ids[0])
}

// userPassword is algorithm 7: what the owner's password says the user's is.
func (p params) userPassword(owner, o []byte) []byte {
	sum := md5.Sum(pad(owner))
	key := sum[:]
	if p.revision == 2 {
		return rc4Bytes(key[:5], o)
	}
	for range 50 {
		sum = md5.Sum(key)
		key = sum[:]
	}
	for i := 19; i >= 0; i-- {
		o = rc4Bytes(xorKey(key[:p.length], byte(i)), o)
	}
	return o
}

func rc4Bytes(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

func xorKey(key []byte, x byte) []byte {
	out := make([]byte, len(key))
	for i, k := range key {
		out[i] = k ^ x
	}
	return out
}

// fileKey256 is algorithm 2.A for revisions 5 and 6.
func (p params) fileKey256(password []byte) []byte {
	password = password[:min(len(password), 127)]
	u, o := p.bytes("U"), p.bytes("O")
	ue, oe := p.bytes("UE"), p.bytes("OE")
	if len(u) < 48 || len(o) < 48 || len(ue) < 32 || len(oe) < 32 {
		return nil
	}
	u, o = u[:48], o[:48]
	switch {
	case bytes.Equal(p.hash(password, u[32:40], nil), u[:32]):
		return cbcNoIV(p.hash(password, u[40:48], nil), ue[:32])
	case bytes.Equal(p.hash(password, o[32:40], u), o[:32]):
		return cbcNoIV(p.hash(password, o[40:48], u), oe[:32])
	}
	return nil
}

func cbcNoIV(key, data []byte) []byte {
	b, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	cipher.NewCBCDecrypter(b, make([]byte, 16)).CryptBlocks(out, data)
	return out
}

// hash is algorithm 2.B; revision 5 stops after its first step.
func (p params) hash(password, salt, user []byte) []byte {
	first := sha256.Sum256(bytes.Join([][]byte{password, salt, user}, nil))
	k := first[:]
	if p.revision == 5 {
		return k
	}
	for round := 0; ; round++ {
		e := bytes.Repeat(bytes.Join([][]byte{password, k, user}, nil), 64)
		b, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(b, k[16:32]).CryptBlocks(e, e)
		mod := 0
		for _, c := range e[:16] {
			mod += int(c)
		}
		switch mod % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		default:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if round >= 63 && int(e[len(e)-1]) <= round-31 {
			return k[:32]
		}
	}
}
