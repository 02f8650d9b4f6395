/** What runs until it is stopped. */

export interface Running {
  /** Takes no new work and waits for what is being done. */
  stop(): Promise<void>;
  /** Where it listens, for `serve`. */
  port?: number;
  /** Throws where it does nothing any more. */
  checkAlive?(): void;
  /** Has the store follow a configuration that changed; may be called again when it failed. */
  followConfig?(): Promise<void>;
}
