/**
 * Milliseconds that this process has computed so far. A test that says how long something may take asks for these: how long
 * one waits for them depends on what else the machine does.
 */
export const cpuTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
