/**
 * Names that the command, Terraform and setups have for attributes of IAM. Names that are nearly IAM's own are left out:
 * those are told to be misspelled before any rule runs.
 */
const borrowed: ReadonlyMap<string, string> = new Map([
  ['service', 'serviceName'],
  ['resource_instance_id', 'serviceInstance'],
  ['instance_id', 'serviceInstance'],
  ['instance', 'serviceInstance'],
  ['service_instance', 'serviceInstance'],
  ['service_name', 'serviceName'],
  ['service_type', 'serviceType'],
  ['resource_type', 'resourceType'],
  ['account_id', 'accountId'],
  ['resource_group_id', 'resourceGroupId'],
  ['resource_group', 'resourceGroupId'],
  ['resource_group_name', 'resourceGroupId'],
  ['resource-group-name', 'resourceGroupId'],
]);

/** The attribute of IAM that another tool's name stands for; undefined for names that IAM may know. */
export const suggestedAttribute = (name: string): string | undefined => borrowed.get(name);
