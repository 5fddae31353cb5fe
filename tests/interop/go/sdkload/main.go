// SPDX-License-Identifier: GPL-3.0-or-later

// sdkload COUNT --load: the OpenTelemetry SDK for Go, set up by the usual OTEL_* variables, sends COUNT plain spans.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracegrpc"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/trace"
)

func client() otlptrace.Client {
	if os.Getenv("OTEL_EXPORTER_OTLP_PROTOCOL") == "grpc" {
		return otlptracegrpc.NewClient()
	}
	return otlptracehttp.NewClient()
}

func main() {
	count, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var failed error
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { failed = err }))
	ctx := context.Background()
	exporter, err := otlptrace.New(ctx, client())
	if err != nil {
		log.Fatal(err)
	}
	// The retries of a lost answer take longer than the default time for a batch.
	provider := trace.NewTracerProvider(trace.WithBatcher(exporter, trace.WithMaxQueueSize(count+1), trace.WithExportTimeout(2*time.Minute)))
	tracer := provider.Tracer("interop")
	text := attribute.String("text", strings.Repeat("x", 100))
	for i := 0; i < count; i++ {
		_, span := tracer.Start(ctx, fmt.Sprintf("step %d", i))
		span.SetAttributes(attribute.Int("k", i), text)
		span.End()
		if i%500 == 499 {
			time.Sleep(50 * time.Millisecond)
		}
	}
	if err := provider.Shutdown(ctx); err != nil {
		log.Fatal(err)
	}
	if failed != nil {
		log.Fatal(failed)
	}
	fmt.Println("sent", count)
}
