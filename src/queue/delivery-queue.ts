/** A call to a worker: these deliveries are to be posted, so many milliseconds from now. */
export type WakeUp = {
  readonly deliveries: readonly {
    readonly deliveryId: string;
    /** Of its last claim: the call for a further one is not a repetition of this. */
    readonly fence: number;
  }[];
  readonly inMs: number;
  /** Goes after all that can wait less. */
  readonly isBulk: boolean;
};

/**
 * Wakes workers in whichever process they run. It remembers nothing that matters: emptied at any
 * time, it is filled again from the deliveries themselves.
 */
export type DeliveryQueue = {
  /** Rejects when the queue did not take the calls within 3 s. The same call twice is one call. */
  wake(calls: readonly WakeUp[]): Promise<void>;
  /** From now on calls `deliver` for each call whose time has come, at most 8 at once. */
  work(deliver: (deliveryIds: readonly string[]) => Promise<void>): void;
  /** Takes no more calls, waits for those in work, lets go of all connections. */
  close(): Promise<void>;
};
