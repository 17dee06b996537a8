// The position of the walk and the target of each move, computed from the batches that have arrived.

/** @import { LineEvent, ShownState, ShownStatement, WalkedBatch, WalkedScript } from "../protocol" */

/** @typedef {"restart" | "back" | "next" | "batch" | "epoch"} WalkMove */
/**
 * A line of a batch, by its position among the executed lines; the line that fetches the batch; the last line of the batch
 * itself; the last line with those of its epoch; or the line nearest to one of the script.
 *
 * @typedef {number | "fetch" | "batch end" | "last" | {line: number}} Place
 */
/** @typedef {{number: number, place: Place}} Target */

/**
 * What is shown after each line of a batch, from the start and the changes.
 *
 * @param {Pick<WalkedBatch, "start"> & {events: Pick<LineEvent, "changed">[]}} batch
 * @returns {ShownState[]}
 */
export function replay(batch) {
  let state = batch.start;
  return batch.events.map((event) => {
    state = { ...state };
    for (const [key, value] of Object.entries(event.changed)) {
      if (value === null) delete state[key];
      else state[key] = value;
    }
    return state;
  });
}

/** A script with its statements by their first lines. */
export class StatementIndex {
  /** @param {WalkedScript} script */
  constructor(script) {
    this.batchLine = script.batch_line;
    this.byLine = new Map(script.statements.map((each) => [each.first, each]));
  }

  /**
   * The statement that begins at a line.
   *
   * @param {number} line
   * @returns {ShownStatement}
   */
  at(line) {
    const statement = this.byLine.get(line);
    if (!statement) throw new Error(`no statement begins at line ${line}`);
    return statement;
  }

  /** @param {number} line */
  isInBatch(line) {
    return line > this.batchLine && line <= this.at(this.batchLine).end;
  }

  /**
   * The line from which on lines are executed in the same phase of an epoch: before, within or after the batches.
   *
   * @param {number} line
   */
  phaseStart(line) {
    const { end } = this.at(this.batchLine);
    if (line > end) return end;
    return line >= this.batchLine ? this.batchLine : 0;
  }

  /**
   * The position of the last line that belongs to the batch itself.
   *
   * @param {WalkedBatch} batch
   */
  endOfBatch({ events }) {
    const at = events.findLastIndex((event) => this.isInBatch(event.line));
    return at > 0 ? at : events.length - 1;
  }

  /**
   * The position of a place among the executed lines of a batch.
   *
   * @param {WalkedBatch} batch
   * @param {Place} place
   */
  positionOf(batch, place) {
    const { events } = batch;
    const last = events.length - 1;
    if (typeof place === "number") return Math.max(0, Math.min(place, last));
    if (place === "last") return last;
    if (place === "batch end") return this.endOfBatch(batch);
    if (place === "fetch") return Math.max(0, events.findIndex((event) => event.line === this.batchLine));
    const from = this.phaseStart(place.line);
    const before = events.map((event) => event.line).filter((line) => line <= place.line && line >= from);
    return Math.max(0, events.findLastIndex((event) => event.line === Math.max(...before)));
  }

  /**
   * The target of a move from a line of a batch; undefined at the ends of the walk.
   *
   * @param {WalkMove} move
   * @param {WalkedBatch} batch
   * @param {number} at
   * @returns {Target | undefined}
   */
  targetOf(move, batch, at) {
    const { number } = batch;
    const last = batch.events.length - 1;
    const following = (/** @type {Place} */ place) => (batch.ends_script ? undefined : { number: number + 1, place });
    switch (move) {
      case "restart":
        return { number: 0, place: "fetch" };
      case "back":
        if (at > 0) return { number, place: at - 1 };
        return number > 0 ? { number: number - 1, place: "last" } : undefined;
      case "next":
        return at < last ? { number, place: at + 1 } : following(0);
      case "batch": {
        const end = this.endOfBatch(batch);
        if (at < end) return { number, place: end };
        return at < last ? { number, place: last } : following("batch end");
      }
      case "epoch":
        if (batch.last_of_epoch && at < last) return { number, place: last };
        return { number: (epochToEnd(batch, at) + 1) * batch.batches - 1, place: "last" };
    }
  }
}

/**
 * The epoch whose end is the next one.
 *
 * @param {WalkedBatch} batch
 * @param {number} at
 */
export function epochToEnd(batch, at) {
  return batch.last_of_epoch && at === batch.events.length - 1 ? batch.epoch + 1 : batch.epoch;
}

/**
 * The last epoch whose first batch the walk can show.
 *
 * @param {WalkedScript} script
 * @param {number} batches in an epoch
 */
export const lastEpoch = (script, batches) => Math.max(0, Math.floor(script.affordable_steps / batches) - 1);
