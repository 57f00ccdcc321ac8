import type { IsoDate } from '../../src/model/knowledge.ts';

/** The day on which something is asked; the core has no clock. */
export const today = (): IsoDate => new Date().toISOString().slice(0, 10);
