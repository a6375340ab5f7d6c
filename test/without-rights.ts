/** The user that owns nothing, by number. */
const nobody = 65_534;

/**
 * Does some work as a user who is refused what others may not do: root is refused nothing, and becomes one for the
 * time, by default `nobody`. A folder of root's has to be open to others.
 */
export const withoutRights = async (work: () => Promise<void>, user = nobody): Promise<void> => {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(user);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
};
