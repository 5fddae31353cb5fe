// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"sync"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/exporter"
	"go.opentelemetry.io/collector/exporter/exporterhelper"
	"go.opentelemetry.io/collector/pdata/plog"
	"go.opentelemetry.io/collector/pdata/pmetric"
	"go.opentelemetry.io/collector/pdata/ptrace"
)

// The file exporter of the contrib distribution cannot be built from what the module proxy serves; this one writes its two
// plain forms with the same marshalers: JSON lines, and protobuf messages behind a big-endian length.
type fileConfig struct {
	Path   string `mapstructure:"path"`
	Format string `mapstructure:"format"`
}

func (c *fileConfig) Validate() error {
	if c.Format != "json" && c.Format != "proto" {
		return errors.New("format must be json or proto")
	}
	return nil
}

type fileExporter struct {
	config *fileConfig
	mutex  sync.Mutex
}

func (e *fileExporter) write(message []byte, err error) error {
	if err != nil {
		return err
	}
	if e.config.Format == "json" {
		message = append(message, '\n')
	} else {
		message = append(binary.BigEndian.AppendUint32(nil, uint32(len(message))), message...)
	}
	e.mutex.Lock()
	defer e.mutex.Unlock()
	file, err := os.OpenFile(e.config.Path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(message)
	return errors.Join(err, file.Close())
}

func (e *fileExporter) traces(_ context.Context, data ptrace.Traces) error {
	if e.config.Format == "json" {
		return e.write((&ptrace.JSONMarshaler{}).MarshalTraces(data))
	}
	return e.write((&ptrace.ProtoMarshaler{}).MarshalTraces(data))
}

func (e *fileExporter) logs(_ context.Context, data plog.Logs) error {
	if e.config.Format == "json" {
		return e.write((&plog.JSONMarshaler{}).MarshalLogs(data))
	}
	return e.write((&plog.ProtoMarshaler{}).MarshalLogs(data))
}

func (e *fileExporter) metrics(_ context.Context, data pmetric.Metrics) error {
	if e.config.Format == "json" {
		return e.write((&pmetric.JSONMarshaler{}).MarshalMetrics(data))
	}
	return e.write((&pmetric.ProtoMarshaler{}).MarshalMetrics(data))
}

func newFileFactory() exporter.Factory {
	const stability = component.StabilityLevelDevelopment
	return exporter.NewFactory(component.MustNewType("file"), func() component.Config { return &fileConfig{Format: "json"} },
		exporter.WithTraces(func(ctx context.Context, set exporter.Settings, config component.Config) (exporter.Traces, error) {
			return exporterhelper.NewTraces(ctx, set, config, (&fileExporter{config: config.(*fileConfig)}).traces)
		}, stability),
		exporter.WithLogs(func(ctx context.Context, set exporter.Settings, config component.Config) (exporter.Logs, error) {
			return exporterhelper.NewLogs(ctx, set, config, (&fileExporter{config: config.(*fileConfig)}).logs)
		}, stability),
		exporter.WithMetrics(func(ctx context.Context, set exporter.Settings, config component.Config) (exporter.Metrics, error) {
			return exporterhelper.NewMetrics(ctx, set, config, (&fileExporter{config: config.(*fileConfig)}).metrics)
		}, stability))
}
