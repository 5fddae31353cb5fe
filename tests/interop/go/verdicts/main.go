// SPDX-License-Identifier: GPL-3.0-or-later

// What the Collector makes of OTLP JSON: reads cases (4 bytes big-endian length, then the text) from standard input and writes
// for each one the same framing around the protobuf form of what it read, or the length 0xFFFFFFFF where it refuses the text.
package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"log"
	"os"

	"go.opentelemetry.io/collector/pdata/ptrace"
)

const refused = 0xFFFFFFFF

func read(text []byte) (message []byte, err error) {
	defer func() {
		if failure := recover(); failure != nil {
			err = errors.New("panic")
		}
	}()
	traces, err := (&ptrace.JSONUnmarshaler{}).UnmarshalTraces(text)
	if err != nil {
		return nil, err
	}
	return (&ptrace.ProtoMarshaler{}).MarshalTraces(traces)
}

func main() {
	in, out := bufio.NewReaderSize(os.Stdin, 1<<20), bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	var size uint32
	for {
		if err := binary.Read(in, binary.BigEndian, &size); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			log.Fatal(err)
		}
		text := make([]byte, size)
		if _, err := io.ReadFull(in, text); err != nil {
			log.Fatal(err)
		}
		message, err := read(text)
		answer := uint32(len(message))
		if err != nil {
			answer, message = refused, nil
		}
		if err := binary.Write(out, binary.BigEndian, answer); err != nil {
			log.Fatal(err)
		}
		if _, err := out.Write(message); err != nil {
			log.Fatal(err)
		}
	}
}
