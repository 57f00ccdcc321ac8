/** Loaded into the bot by `load --collect`: collects its garbage when told to, so that its heap shows what it holds. */
process.on('SIGUSR2', () => globalThis.gc?.());
