// Package object reads the object layer of a PDF file: syntax, cross-references, object streams,
// filters and decryption. It knows nothing of pages, fonts or drawing.
//
// It takes the bytes of a file and gives objects by number. Everything is bounded: nesting, decoded
// bytes, the length of reference chains. A file whose cross-references are broken is rebuilt from
// the objects found in it, and Repaired says so. A File may be used from several goroutines.
package object

import (
	"errors"
	"fmt"
)

// An Object is nil (the null object), bool, Integer, Real, Name, String, Array, Dict, *Stream or Ref.
type Object any

type (
	Integer int64
	Real    float64
	Name    string
	// String holds the bytes of a string object, decrypted.
	String string
	Array  []Object
	Dict   map[Name]Object
	// Ref points to an indirect object.
	Ref struct {
		Num uint32
		Gen uint16
	}
	// A Stream is a dictionary with bytes, still encoded; see File.Decode.
	Stream struct {
		Dict Dict
		raw  []byte
		ref  Ref
		cut  bool // the file ends within it
		// plain is true for streams that are never encrypted of themselves: those of
		// cross-references and those that lie within decrypted data.
		plain bool
	}
	// keyword is a bare word such as obj, R or an operator.
	keyword string
)

// The causes an error of this package may wrap.
var (
	// ErrPassword: the file is encrypted and no password fits.
	ErrPassword = errors.New("no password fits")
	// ErrCipher: the file is encrypted in a way that is not known.
	ErrCipher = errors.New("unknown encryption")
	// ErrDamaged: the syntax is broken or something is missing.
	ErrDamaged = errors.New("damaged")
	// ErrLimit: a limit was passed.
	ErrLimit = errors.New("limit passed")
	// ErrFilter: a stream is encoded in a way that is not decoded here (a picture, as a rule).
	ErrFilter = errors.New("filter not decoded")
)

// failure is an error of one of the causes above, told in its own words.
type failure struct {
	cause error
	text  string
}

func (e *failure) Error() string { return e.text }
func (e *failure) Unwrap() error { return e.cause }

// Fail is an error for which errors.Is finds the cause.
func Fail(cause error, format string, args ...any) error {
	return &failure{cause, fmt.Sprintf(format, args...)}
}

func damaged(format string, args ...any) error { return Fail(ErrDamaged, format, args...) }

// Number is the value of an Integer or Real.
func Number(o Object) (float64, bool) {
	switch v := o.(type) {
	case Integer:
		return float64(v), true
	case Real:
		return float64(v), true
	}
	return 0, false
}
