import type { AccessGroup, Account } from '../../account/model/account.ts';
import { declaredBy, isAddress } from '../../account/model/unresolved.ts';
import { shell } from '../../snippet/snippet.ts';
import type { Removal } from './policy-removal.ts';

/**
 * How an access group is deleted, with all that hangs on it: without `--recursive` IAM refuses to delete a group that has
 * members or policies. One that only a file has is taken out of it.
 *
 * @param rest what making it again does not bring back
 */
export const groupRemoval = ({ id, name }: AccessGroup, account: Account, rest: string): Removal => {
  const group = name ?? id;
  if (account.terraform?.things.has(id) === true || isAddress(id)) {
    const address = isAddress(id) ? declaredBy(id) : undefined;
    return {
      repairs: [],
      help: `take ${address === undefined ? 'the group' : `\`${address}\``} and what refers to it out of the code`,
    };
  }
  return {
    repairs: [
      {
        kind: 'cli',
        text: shell`ibmcloud iam access-group-delete ${group} --recursive`,
        undo: shell`ibmcloud iam access-group-create ${group}`,
        first: `decide whether the group is to go, and note ${rest}`,
        effect: { does: 'delete', thing: `group ${group}` },
      },
    ],
    help: `after undoing it, the group has a new id, and lacks ${rest}: note them first`,
  };
};
