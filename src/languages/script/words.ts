/** The language of a file that may hold commands. */
export type ScriptForm = 'shell' | 'make' | 'markdown' | 'steps';

const forms: readonly (readonly [pattern: RegExp, form: ScriptForm])[] = [
  [/\.(?:ba|z|k)?sh$/i, 'shell'],
  [/(?:^|\/)(?:GNUmakefile|[Mm]akefile)$|\.mk$/, 'make'],
  [/\.(?:md|mdx|markdown)$/i, 'markdown'],
];

const shebang = /^#!.*\b(?:ba|da|k|z)?sh\b/;

/** The language of a file, by its name, else by its first line; undefined for what is no script. */
export const scriptForm = (name: string, text = ''): ScriptForm | undefined =>
  forms.find(([pattern]) => pattern.test(name))?.[1] ?? (shebang.test(text.slice(0, 80)) ? 'shell' : undefined);

/** Words without which a text holds no command that iamlint reads: one search is quicker than a list of commands. */
const words =
  /\b(?:ibmcloud|bx|ic)\s{1,20}(?:-\S{1,100}\s{1,20}){0,5}(?:iam|secrets-manager|sm|cbr)\s|(?:iam|cbr)\.cloud\.ibm\.com|secrets-manager\.appdomain|\/api\/v1\/config\/iam_credentials|\/api\/v2\/configurations|secrets[-_]?manager\S{0,100}\/api\/v2\/secrets/i;

/** True for a text that may hold commands of IBM Cloud's IAM or Secrets Manager, whatever it is a text of; cheap. */
export const mayHoldCommands = (text: string): boolean => words.test(text);

/** Words that let a shell run what stands in a file or in a text. */
const runsMore = /(?:^|[\s;&|(])(?:eval|source|\.|(?:ba|z|k|da)?sh)\s|\.sh\b/;

/** What is not known, where a command begins: `notKnown` stands for it. */
const beginsUnknown = /(?:^|[\n;&|(])[\t ]*\0/;

/** Stands in a text for what is not known of it. */
export const notKnown = '\0';

/** True for a text for a shell that may hold such commands, or run a script or a text that does; cheap. */
export const mayRunCommands = (text: string): boolean =>
  words.test(text) || runsMore.test(text) || beginsUnknown.test(text);

/** True for a script, a Makefile or Markdown that may hold commands of IBM Cloud's IAM or Secrets Manager; cheap. */
export const mayBeScript = (name: string, text: string): boolean =>
  scriptForm(name, text) !== undefined && words.test(text);

/** What tells a YAML file that lists steps: workflows and actions of GitHub, tasks of Tekton, playbooks and tasks of Ansible. */
const listsSteps = /^(?:jobs|runs):|^apiVersion: *tekton\.dev\/|^ *- (?:name|hosts):/m;
const hasStep = /^ *(?:- +)?(?:run|script|(?:ansible\.builtin\.)?(?:shell|command)): *\S/m;

/** True for a YAML file by its name. */
export const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);

/** True for a YAML file of steps that a shell runs, some of which may hold commands of IBM Cloud's IAM; cheap. */
export const mayHoldSteps = (name: string, text: string): boolean =>
  isYaml(name) && words.test(text) && listsSteps.test(text) && hasStep.test(text);
