// Collects the outcome of named tests and prints them as they come.

const SHOWN_MAX = 8;

export class Report {
  passedCount = 0;
  failedCount = 0;

  /** Notes a test that passes when it has no failures. */
  add(name, failures, note = '') {
    if (failures.length === 0) {
      this.passedCount += 1;
      console.log(`ok    ${name}${note && `  (${note})`}`);
      return;
    }
    this.failedCount += 1;
    console.log(`FAIL  ${name}${note && `  (${note})`}`);
    for (const failure of failures.slice(0, SHOWN_MAX)) console.log(`      - ${failure}`);
    const restCount = failures.length - SHOWN_MAX;
    if (restCount > 0) console.log(`      … and ${restCount} more`);
  }

  /** Runs a test that gives its failures; an exception is one of them. */
  async run(name, test) {
    try {
      const { failures, note } = await test();
      this.add(name, failures, note);
    } catch (error) {
      this.add(name, [`the test itself failed: ${firstLine(error)}`]);
    }
  }

  /** Prints the sum and gives the status to exit with. */
  finish() {
    console.log(`${this.passedCount} passed, ${this.failedCount} failed`);
    return this.failedCount === 0 ? 0 : 1;
  }
}

export function firstLine(error) {
  return String(error?.message ?? error).split('\n')[0];
}
