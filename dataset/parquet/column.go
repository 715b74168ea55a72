package parquet

import (
	"fmt"
	"math/big"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"

	"techins/dataset"
)

const (
	precision    = 38 // decimal digits of a number: the most that DuckDB and Spark know
	scale        = 12 // of them after the point: what the CSV files keep at most
	decimalBytes = 16 // of its two's complement
)

// partition is the column that stands in a file's path instead of the file.
const partition = "edition"

// openSuffix names the column beside a bound that says whether the end is open.
const openSuffix = "_open"

// A column is a column of a Parquet file and how a text of the CSV file becomes its value.
type column struct {
	name  string
	from  int // index of the CSV column
	node  parquet.Node
	value func(text string) (parquet.Value, error) // text is not empty
	text  func(v parquet.Value) string             // its inverse; v is not null
}

// columnsOf are the columns of the file of a table.
func columnsOf(fields []dataset.Field) []column {
	var out []column
	for i, f := range fields {
		if f.Name == partition {
			continue
		}
		c := column{name: f.Name, from: i}
		switch {
		case f.Type == "bound":
			end := openEnd(f.Name)
			c.node, c.value, c.text = decimalNode(), end.boundValue, decimalText
			open := column{name: f.Name + openSuffix, from: i, node: parquet.Leaf(parquet.BooleanType), value: end.openValue, text: end.openText}
			out = append(out, c, open)
			continue
		case f.Type == "number" && f.Unit == "pt":
			c.node, c.value, c.text = parquet.Leaf(parquet.DoubleType), doubleValue, doubleText
		case f.Type == "number":
			c.node, c.value, c.text = decimalNode(), decimalValue, decimalText
		case f.Type == "integer":
			c.node, c.value, c.text = parquet.Int(64), integerValue, integerText
		case f.Type == "date":
			c.node, c.value, c.text = parquet.Date(), dateValue, dateText
		default:
			c.node, c.value, c.text = parquet.String(), stringValue, stringText
		}
		out = append(out, c)
	}
	return out
}

func decimalNode() parquet.Node {
	return parquet.Decimal(scale, precision, parquet.FixedLenByteArrayType(decimalBytes))
}

func stringValue(s string) (parquet.Value, error) { return parquet.ByteArrayValue([]byte(s)), nil }
func stringText(v parquet.Value) string           { return string(v.ByteArray()) }

func integerValue(s string) (parquet.Value, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	return parquet.Int64Value(n), err
}
func integerText(v parquet.Value) string { return strconv.FormatInt(v.Int64(), 10) }

func doubleValue(s string) (parquet.Value, error) {
	x, err := strconv.ParseFloat(s, 64)
	return parquet.DoubleValue(x), err
}
func doubleText(v parquet.Value) string { return strconv.FormatFloat(v.Double(), 'f', -1, 64) }

// epoch is day 0 of a DATE.
var epoch = time.Unix(0, 0).UTC()

const secondsPerDay = 24 * 60 * 60

func dateValue(s string) (parquet.Value, error) {
	day, err := time.Parse(time.DateOnly, s)
	return parquet.Int32Value(int32(day.Unix() / secondsPerDay)), err
}
func dateText(v parquet.Value) string {
	return epoch.AddDate(0, 0, int(v.Int32())).Format(time.DateOnly)
}

var (
	ten      = big.NewInt(10)
	toScale  = new(big.Rat).SetInt(new(big.Int).Exp(ten, big.NewInt(scale), nil))
	tooLarge = new(big.Int).Exp(ten, big.NewInt(precision), nil)
	modulus  = new(big.Int).Lsh(big.NewInt(1), 8*decimalBytes)
)

// decimalValue is the number times 10^12 as a big-endian two's complement.
func decimalValue(s string) (parquet.Value, error) {
	d, err := dataset.ParseDecimal(s)
	if err != nil {
		return parquet.Value{}, err
	}
	if !d.Finite() {
		return parquet.Value{}, fmt.Errorf("%s is not a finite number", s)
	}
	scaled := new(big.Rat).Mul(d.Rat(), toScale)
	if !scaled.IsInt() || scaled.Num().CmpAbs(tooLarge) >= 0 {
		return parquet.Value{}, fmt.Errorf("%s has more digits than DECIMAL(%d, %d) holds; only the CSV file can keep it", s, precision, scale)
	}
	n := new(big.Int).Mod(scaled.Num(), modulus)
	return parquet.FixedLenByteArrayValue(n.FillBytes(make([]byte, decimalBytes))), nil
}

func decimalText(v parquet.Value) string {
	n := new(big.Int).SetBytes(v.ByteArray())
	if n.Bit(8*decimalBytes-1) == 1 {
		n.Sub(n, modulus)
	}
	return dataset.FromRat(new(big.Rat).Quo(new(big.Rat).SetInt(n), toScale)).String()
}

// An end is the text of the open end of a bound: -inf or inf.
type end string

// openEnd is the open end that a bound of that name can have.
func openEnd(name string) end {
	if name == "lower" {
		return "-inf"
	}
	return "inf"
}

// boundValue is null for the open end.
func (e end) boundValue(s string) (parquet.Value, error) {
	if s == string(e) {
		return parquet.NullValue(), nil
	}
	return decimalValue(s)
}

func (e end) openValue(s string) (parquet.Value, error) {
	return parquet.BooleanValue(s == string(e)), nil
}

// openText is "" for a finite end, whose text the column of the bound has.
func (e end) openText(v parquet.Value) string {
	if v.Boolean() {
		return string(e)
	}
	return ""
}
