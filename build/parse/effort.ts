// How much work reading took, in steps: rules tried, brackets paired. Tests hold it against the
// length of what was read, because a clock would measure the machine.

export class Effort {
  steps = 0;
}
