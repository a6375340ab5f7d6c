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
