/** Traces by the standard variables of OpenTelemetry: a span a job, each the child of the job that handed it on. */
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { BullMQOtel } from 'bullmq-otel';

export interface Tracing {
  telemetry: BullMQOtel;
  close(): Promise<void>;
}

/** Endpoint, headers and limits are read from `OTEL_EXPORTER_OTLP_…`, names from `OTEL_SERVICE_NAME`. */
export function startTracing(): Tracing {
  const named = resourceFromAttributes({ 'service.name': 'winnow' });
  const resource = defaultResource()
    .merge(named)
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new NodeTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  return {
    telemetry: new BullMQOtel({ tracerName: 'winnow' }),
    close: () => provider.shutdown(),
  };
}
