/** What config adds to the catalogue, or sets right in it: the section `catalogue` of a config file. */
export interface CatalogueExtension {
  /** ISO date of the table of services that `services` brings the built-in catalogue up to. */
  readonly as_of?: string;
  /** By service name, as policies write it (`secrets-manager`). */
  readonly services?: Readonly<Record<string, ServiceExtension>>;
  readonly secrets_manager?: {
    /** Address ranges of Secrets Manager by region (`us-south`); they replace the published ones of that region. */
    readonly ip_ranges?: Readonly<Record<string, RangesExtension>>;
  };
}

/** A service the catalogue lacks, or changes to one it has. What is left out stays as it is. */
export interface ServiceExtension {
  /** The name people see; for a new service, default: its name. */
  readonly title?: string;
  /** Where this was read, and its ISO date. */
  readonly from?: { readonly source: string; readonly date: string };
  /**
   * By display name. A role the service has already is changed, any other is added. Roles added to a service of which none
   * are published do not make the list whole: other roles of it stay unknown.
   */
  readonly roles?: Readonly<Record<string, RoleExtension>>;
  /** Which selectors of many services cover this one. */
  readonly covered_by?: {
    /** `serviceType=service` */
    readonly all_iam_enabled?: boolean;
    /** `serviceType=platform_service` */
    readonly all_account_management?: boolean;
    /** `service_group_id=IAM` */
    readonly iam_account_management?: boolean;
  };
}

export interface RoleExtension {
  /** Every action the role holds on the service; an empty list says that it holds none. Left out: as published, else unknown. */
  readonly actions?: readonly string[];
  /** The role's CRN (`crn:v1:bluemix:public:…`), by which policies name it. */
  readonly id?: string;
  /** True for a platform role; default false, for a role the service has already: as it is. */
  readonly platform?: boolean;
}

export interface RangesExtension {
  /** Addresses, or subnets in CIDR, from which instances with public endpoints call. */
  readonly public?: readonly string[];
  /** The same for instances with private endpoints. */
  readonly private?: readonly string[];
}
