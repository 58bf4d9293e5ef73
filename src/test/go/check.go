// Checks what a Countersign ledger has published, with the implementations of the Go checksum database alone.
//
// Usage: check <directory>. The directory holds, each in a file of this name:
//
//	key          the ledger's verifier key
//	checkpoint   a signed checkpoint
//	older        an earlier one
//	consistency  the proof from the older to the newer, a base64 hash a line
//	index        of an entry
//	leaf         the entry's exact bytes
//	inclusion    its proof, a base64 hash a line
//	receipt      the same as a C2SP tlog-proof
//	tile/...     every tile of the newer checkpoint's tree (C2SP tlog-tiles)
//
// Prints a line for each thing that holds; ends with 1 at the first that does not, and says which.
package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var directory string

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: check <directory>")
		os.Exit(2)
	}
	directory = os.Args[1]

	verifier, err := note.NewVerifier(strings.TrimSpace(string(read("key"))))
	expect("key", err)

	newer := open("checkpoint", read("checkpoint"), verifier)
	older := open("older", read("older"), verifier)

	consistency := hashes("consistency", lines("consistency"))
	expect("consistency", tlog.CheckTree(tlog.TreeProof(consistency), newer.N, newer.Hash, older.N, older.Hash))

	index, err := strconv.ParseInt(strings.TrimSpace(string(read("index"))), 10, 64)
	expect("index", err)
	leaf := tlog.RecordHash(read("leaf"))
	inclusion := hashes("inclusion", lines("inclusion"))
	expect("inclusion", tlog.CheckRecord(tlog.RecordProof(inclusion), newer.N, newer.Hash, index, leaf))

	checkReceipt(verifier, leaf)
	checkTiles(newer, older, index, leaf, inclusion, consistency)
}

// checkReceipt reads a tlog-proof, whose checkpoint may be another one than the rest is about.
func checkReceipt(verifier note.Verifier, leaf tlog.Hash) {
	head, signed, found := strings.Cut(string(read("receipt")), "\n\n")
	if !found {
		refuse("receipt", errors.New("no checkpoint"))
	}
	rows := strings.Split(head, "\n")
	if rows[0] != "c2sp.org/tlog-proof@v1" {
		refuse("receipt", errors.New("no tlog-proof"))
	}
	rows = rows[1:]
	if strings.HasPrefix(rows[0], "extra ") {
		extra, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(rows[0], "extra "))
		expect("receipt's extra data", err)
		if tlog.RecordHash(extra) != leaf {
			refuse("receipt", errors.New("its extra data are another leaf"))
		}
		rows = rows[1:]
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(rows[0], "index "), 10, 64)
	expect("receipt's index", err)
	tree := open("receipt's checkpoint", []byte(signed), verifier)
	expect("receipt", tlog.CheckRecord(tlog.RecordProof(hashes("receipt", rows[1:])), tree.N, tree.Hash, index, leaf))
}

// checkTiles makes the proofs anew from the tiles, each of which is authenticated against the checkpoint.
func checkTiles(newer, older tlog.Tree, index int64, leaf tlog.Hash, inclusion, consistency []tlog.Hash) {
	reader := tlog.TileHashReader(newer, tiles{})
	root, err := tlog.TreeHash(newer.N, reader)
	expect("tiles", err)
	same("root from tiles", []tlog.Hash{root}, []tlog.Hash{newer.Hash})

	past, err := tlog.TreeHash(older.N, reader)
	expect("tiles of the older tree", err)
	same("older root from tiles", []tlog.Hash{past}, []tlog.Hash{older.Hash})

	record, err := tlog.ProveRecord(newer.N, index, reader)
	expect("inclusion from tiles", err)
	same("inclusion proof from tiles", record, inclusion)

	tree, err := tlog.ProveTree(newer.N, older.N, reader)
	expect("consistency from tiles", err)
	same("consistency proof from tiles", tree, consistency)

	// Every leaf's hash, and by that every tile of the lowest level.
	all := make([]int64, newer.N)
	for i := range all {
		all[i] = tlog.StoredHashIndex(0, int64(i))
	}
	leaves, err := reader.ReadHashes(all)
	expect("all tiles", err)
	same("leaf from tiles", []tlog.Hash{leaves[index]}, []tlog.Hash{leaf})
	fmt.Printf("ok: %d leaf hashes\n", len(leaves))
}

// tiles reads them from files, under the names that C2SP gave them, which lack the height.
type tiles struct{}

func (tiles) Height() int { return 8 }

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(wanted))
	for i, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(directory, filepath.FromSlash(path)))
		if err != nil {
			return nil, err
		}
		data[i] = bytes
	}
	return data, nil
}

func open(what string, signed []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	expect("signature of "+what, err)
	rows := strings.Split(opened.Text, "\n")
	if len(rows) != 4 || rows[0] != verifier.Name() || rows[3] != "" {
		refuse(what, fmt.Errorf("not a checkpoint of %s: %q", verifier.Name(), opened.Text))
	}
	size, err := strconv.ParseInt(rows[1], 10, 64)
	expect("size of "+what, err)
	return tlog.Tree{N: size, Hash: hashes(what, rows[2:3])[0]}
}

func hashes(what string, rows []string) []tlog.Hash {
	var all []tlog.Hash
	for _, row := range rows {
		hash, err := tlog.ParseHash(row)
		if err != nil {
			refuse(what, err)
		}
		all = append(all, hash)
	}
	return all
}

func lines(name string) []string {
	text := strings.TrimSuffix(string(read(name)), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

func read(name string) []byte {
	content, err := os.ReadFile(filepath.Join(directory, name))
	if err != nil {
		refuse(name, err)
	}
	return content
}

func same(what string, got, expected []tlog.Hash) {
	if len(got) != len(expected) {
		refuse(what, fmt.Errorf("%d hashes, not %d", len(got), len(expected)))
	}
	for i := range got {
		if !bytes.Equal(got[i][:], expected[i][:]) {
			refuse(what, fmt.Errorf("hash %d differs", i))
		}
	}
	fmt.Println("ok:", what)
}

func expect(what string, err error) {
	if err != nil {
		refuse(what, err)
	}
	fmt.Println("ok:", what)
}

func refuse(what string, err error) {
	fmt.Printf("refused: %s: %v\n", what, err)
	os.Exit(1)
}
