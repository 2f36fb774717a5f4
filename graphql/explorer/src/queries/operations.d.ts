// Written by tools/write_types.mjs from the SDL and the operations beside this file.

/** An operation of the API: its file's text, and the sha256 that it is asked by. */
interface Operation<Result, Variables> {
  readonly text: string;
  readonly hash: string;
  /** Only for the type checker: what it answers and what it is asked with. */
  readonly types?: { result: Result; variables: Variables };
}

type AgreementKind =
  | "AGREEMENT"
  | "COLLABORATION_AGREEMENT"
  | "CONSULTING_AGREEMENT"
  | "CREDIT_AGREEMENT"
  | "DISTRIBUTION_AGREEMENT"
  | "EMPLOYMENT_AGREEMENT"
  | "FINANCIAL_AGREEMENT"
  | "JOINT_DEVELOPMENT_AGREEMENT"
  | "JOINT_LABORATORY_AGREEMENT"
  | "JOINT_VENTURE_AGREEMENT"
  | "LEASE_AGREEMENT"
  | "LICENCE_AGREEMENT"
  | "MANUFACTURING_AGREEMENT"
  | "MERGER_AGREEMENT"
  | "PURCHASE_AGREEMENT"
  | "SERVICE_AGREEMENT"
  | "SPONSORED_RESEARCH_AGREEMENT"
  | "SUPPLY_AGREEMENT"
  | "UNDERWRITING_AGREEMENT";

type CollaborationKind =
  | "AGREEMENT"
  | "CO_ASSIGNMENT"
  | "CO_AUTHORSHIP"
  | "CO_INVENTION"
  | "FUNDING"
  | "JOINT_DEVELOPMENT"
  | "JOINT_LABORATORY"
  | "LICENCE"
  | "SPONSORED_RESEARCH"
  | "STATEMENT";

type Counting =
  | "FULL"
  | "FRACTIONAL";

type EntityKind =
  | "ORGANIZATION"
  | "PERSON"
  | "PAPER"
  | "PATENT"
  | "FILING"
  | "AGREEMENT"
  | "COLLABORATION"
  | "TOPIC"
  | "PLACE"
  | "GRANT"
  | "PATENT_FAMILY";

type LinkKind =
  | "ACQUIRED"
  | "AFFILIATED_WITH"
  | "APPLIED_FOR"
  | "ASSIGNED_TO"
  | "AUTHORED"
  | "BROADER"
  | "CITES"
  | "COLLABORATES_WITH"
  | "CONTRIBUTED_TO"
  | "CORRECTS"
  | "DISCLOSED_IN"
  | "EDITED"
  | "EDUCATED_AT"
  | "EVIDENCED_BY"
  | "FILED"
  | "FOUNDED_BY"
  | "FUNDED_BY"
  | "HAS_SHARE_IN"
  | "HAS_TOPIC"
  | "INVENTED"
  | "IN_FAMILY"
  | "IN_GROUP"
  | "INVESTIGATOR_OF"
  | "LICENSED_FROM"
  | "LOCATED_IN"
  | "MEMBER_OF_UNIT"
  | "OFFICER_OF"
  | "PAIRED_WITH"
  | "PARTICIPATES_AS_GROUP"
  | "PARTICIPATES_AS_PRINTED"
  | "PARTICIPATES_IN"
  | "PARTY_TO"
  | "PART_OF"
  | "RELATED_TO"
  | "REPRESENTED_BY"
  | "RETRACTS"
  | "SPUN_OUT_OF"
  | "SUBSIDIARY_OF"
  | "SUCCEEDED_BY"
  | "SUPPORTED_BY"
  | "THANKS"
  | "UNIT_CONTRIBUTED_TO";

type OrganizationKind =
  | "ORGANIZATION"
  | "ARCHIVE"
  | "COMPANY"
  | "FUNDER"
  | "GOVERNMENT"
  | "HOSPITAL"
  | "JOINT_LABORATORY"
  | "NONPROFIT"
  | "ORGANIZATIONAL_UNIT"
  | "RESEARCH_INSTITUTE"
  | "UNIVERSITY";

type VerdictKind =
  | "SAME"
  | "DIFFERENT"
  | "IS"
  | "NOT_AN_ORGANIZATION";

type WorkKind =
  | "PAPER"
  | "PATENT"
  | "FILING";

declare module "*/agreement.graphql" {
  export interface Variables {
    id: string;
    first?: number;
  }
  export interface Result {
    agreement: {
      __typename: string;
      id: string;
      kind: AgreementKind;
      name: string;
      nameEn: string | null;
      nameZh: string | null;
      aliases: string[];
      identifiers: string[];
      date: string | null;
      year: number | null;
      exclusive: boolean | null;
      parties: {
        totalCount: number;
        edges: ({
          role: string | null;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
          evidence: ({
            quote: string;
            context: {
              before: string | null;
              after: string | null;
            };
            place: string;
            confidence: number;
            recorded: string | null;
            document: {
              id: string;
              source: string | null;
              title: string | null;
              url: string | null;
              date: string | null;
              extractor: string | null;
            };
          })[];
        })[];
      };
      topics: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
        })[];
      };
      disclosedIn: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            kind: WorkKind;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            year: number | null;
            form: string | null;
          };
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/agreements_of_organization.graphql" {
  export interface Variables {
    id: string;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    organization: {
      id: string;
      agreements: {
        totalCount: number;
        edges: ({
          role: string | null;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: AgreementKind;
            date: string | null;
            exclusive: boolean | null;
            parties: {
              totalCount: number;
              edges: ({
                role: string | null;
                node: {
                  __typename: string;
                  id: string;
                  name: string;
                  nameEn: string | null;
                  nameZh: string | null;
                };
              })[];
            };
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/between_places.graphql" {
  export interface Variables {
    here: string;
    there: string;
    evidence?: CollaborationKind[] | null;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    collaborations: {
      totalCount: number;
      edges: ({
        node: {
          count: number;
          firstYear: number | null;
          lastYear: number | null;
          organization: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: OrganizationKind;
          } | null;
          partner: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: OrganizationKind;
          } | null;
        };
      })[];
      pageInfo: {
        hasNextPage: boolean;
        endCursor: string | null;
      };
    };
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/citations.graphql" {
  export interface Variables {
    id: string;
    first?: number;
  }
  export interface Result {
    work: {
      id: string;
      cites: {
        totalCount: number;
        edges: ({
          citedBy: string | null;
          node: {
            __typename: string;
            id: string;
            kind: WorkKind;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            year: number | null;
          };
        })[];
      };
      citedBy: {
        totalCount: number;
        edges: ({
          citedBy: string | null;
          node: {
            __typename: string;
            id: string;
            kind: WorkKind;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            year: number | null;
          };
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/coauthors.graphql" {
  export interface Variables {
    id: string;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    person: {
      id: string;
      collaborators: {
        totalCount: number;
        edges: ({
          strength: number;
          firstYear: number | null;
          lastYear: number | null;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/documents.graphql" {
  export interface Variables {
    id: string;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    node: {
      id: string;
      documents: {
        totalCount: number;
        edges: ({
          node: {
            id: string;
            source: string | null;
            key: string | null;
            title: string | null;
            date: string | null;
            url: string | null;
            extractor: string | null;
            recorded: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/evidence.graphql" {
  export interface Variables {
    between: string[];
    evidence?: CollaborationKind[] | null;
    topic?: string | null;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    collaboration: {
      id: string;
      strength: number;
      fractionalStrength: number;
      firstYear: number | null;
      lastYear: number | null;
      kinds: CollaborationKind[];
      organizations: ({
        id: string;
        name: string;
        nameEn: string | null;
        nameZh: string | null;
        kind: OrganizationKind;
        countryCode: string | null;
      })[];
      byYear: ({
        year: number | null;
        kind: CollaborationKind;
        count: number;
      })[];
      evidence: {
        totalCount: number;
        edges: ({
          kind: CollaborationKind;
          year: number | null;
          fraction: number | null;
          retracted: boolean;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            workKind?: WorkKind;
            year?: number | null;
            venue?: string | null;
            publicationNumber?: string | null;
            agreementKind?: AgreementKind;
          };
          evidence: ({
            quote: string;
            context: {
              before: string | null;
              after: string | null;
            };
            place: string;
            confidence: number;
            recorded: string | null;
            document: {
              id: string;
              source: string | null;
              title: string | null;
              url: string | null;
              date: string | null;
              extractor: string | null;
            };
          })[];
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/explain.graphql" {
  export interface Variables {
    id: string;
  }
  export interface Result {
    curator: string | null;
    explain: {
      id: string;
      since: string;
      mintedFrom: string;
      identifiers: string[];
      otherKeys: string[];
      replaces: string[];
      verdicts: {
        id: string;
        kind: VerdictKind;
        sides: {
          said: string;
          name: string;
        }[];
        by: string;
        at: string;
        why: string;
      }[];
      ledger: {
        rule: string;
        meaning: string;
        score: number;
        mentions: number;
        examples: {
          id: string;
          document: string;
          name: string;
          place: string;
          quote: string;
          decidedBy: string;
          decidedAt: string;
        }[];
      }[];
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/family_of_organization.graphql" {
  export interface Variables {
    id: string;
    since?: number | null;
    until?: number | null;
    first?: number;
  }
  export interface Result {
    organization: {
      id: string;
      parents: {
        totalCount: number;
        edges: ({
          relation: LinkKind;
          share: number | null;
          since: string | null;
          until: string | null;
          firstSeen: string | null;
          lastSeen: string | null;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            countryCode: string | null;
          };
        })[];
      };
      subsidiaries: {
        totalCount: number;
        edges: ({
          relation: LinkKind;
          share: number | null;
          since: string | null;
          until: string | null;
          firstSeen: string | null;
          lastSeen: string | null;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            countryCode: string | null;
          };
        })[];
      };
      shareholders: {
        totalCount: number;
        edges: ({
          relation: LinkKind;
          share: number | null;
          since: string | null;
          until: string | null;
          firstSeen: string | null;
          lastSeen: string | null;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            countryCode: string | null;
          };
        })[];
      };
      shareholdings: {
        totalCount: number;
        edges: ({
          relation: LinkKind;
          share: number | null;
          since: string | null;
          until: string | null;
          firstSeen: string | null;
          lastSeen: string | null;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            countryCode: string | null;
          };
        })[];
      };
      predecessors: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            countryCode: string | null;
          };
        })[];
      };
      successors: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            countryCode: string | null;
          };
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/give_verdict.graphql" {
  export interface Variables {
    kind: VerdictKind;
    one: string;
    other?: string | null;
    why?: string;
  }
  export interface Result {
    giveVerdict: {
      verdict: {
        id: string;
        kind: VerdictKind;
        sides: {
          said: string;
          name: string;
        }[];
      };
      changes: ({
        before: string | null;
        after: string | null;
        mentions: number;
        documents: number;
        names: string[];
      })[];
    };
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/home.graphql" {
  export interface Variables {

  }
  export interface Result {
    organizations: {
      totalCount: number;
      edges: ({
        node: {
          id: string;
          name: string;
          nameEn: string | null;
          nameZh: string | null;
          kind: OrganizationKind;
          countryCode: string | null;
          collaboratorCount: number;
          workCount: number;
        };
      })[];
    };
    people: {
      totalCount: number;
    };
    works: {
      totalCount: number;
    };
    agreements: {
      totalCount: number;
    };
    topics: {
      totalCount: number;
    };
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/loaded_of_organization.graphql" {
  export interface Variables {
    id: string;
  }
  export interface Result {
    organization: {
      id: string;
      works: {
        totalCount: number;
        facets: ({
          value: string | null;
          count: number;
        })[];
      };
      documents: {
        totalCount: number;
        facets: ({
          value: string | null;
          count: number;
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/network_links.graphql" {
  export interface Variables {
    of: string[];
    among: string[];
    evidence?: CollaborationKind[] | null;
    topic?: string | null;
    since?: number | null;
    until?: number | null;
  }
  export interface Result {
    organizations: {
      edges: {
        node: {
          id: string;
          collaborators: {
            edges: {
              strength: number;
              kinds: CollaborationKind[];
              node: {
                id: string;
              };
            }[];
          };
        };
      }[];
    };
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/network_nodes.graphql" {
  export interface Variables {
    id: string;
    evidence?: CollaborationKind[] | null;
    topic?: string | null;
    since?: number | null;
    until?: number | null;
    kinds?: OrganizationKind[] | null;
    countries?: string[] | null;
    place?: string | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    organization: {
      id: string;
      name: string;
      nameEn: string | null;
      nameZh: string | null;
      kind: OrganizationKind;
      countryCode: string | null;
      collaborators: {
        totalCount: number;
        edges: ({
          strength: number;
          kinds: CollaborationKind[];
          lastYear: number | null;
          node: {
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: OrganizationKind;
            countryCode: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/network_price.graphql" {
  export interface Variables {
    id: string;
    evidence?: CollaborationKind[] | null;
    topic?: string | null;
    since?: number | null;
    until?: number | null;
    kinds?: OrganizationKind[] | null;
    countries?: string[] | null;
    place?: string | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    cost: {
      price: number;
      budget: number;
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/on_topic.graphql" {
  export interface Variables {
    id: string;
    topicId: string;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    organization: {
      __typename: string;
      id: string;
      name: string;
      nameEn: string | null;
      nameZh: string | null;
      works: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            kind: WorkKind;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            year: number | null;
            venue?: string | null;
            publicationNumber?: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
    node: {
      __typename: string;
      id: string;
      name: string;
      nameEn: string | null;
      nameZh: string | null;
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/organization.graphql" {
  export interface Variables {
    id: string;
    since?: number | null;
    until?: number | null;
    narrowed?: boolean;
  }
  export interface Result {
    organization: {
      id: string;
      name: string;
      nameEn: string | null;
      nameZh: string | null;
      aliases: string[];
      identifiers: string[];
      kind: OrganizationKind;
      countryCode: string | null;
      established: number | null;
      homepage: string | null;
      status: string | null;
      workCount: number;
      collaboratorCount: number;
      places: {
        totalCount: number;
        edges: ({
          node: {
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
        })[];
      };
      collaboratorsThen?: {
        totalCount: number;
      };
      worksThen?: {
        totalCount: number;
      };
      people: {
        totalCount: number;
      };
      agreements: {
        totalCount: number;
      };
      parents: {
        totalCount: number;
        edges: ({
          relation: LinkKind;
          since: string | null;
          until: string | null;
          node: {
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
        })[];
      };
      subsidiaries: {
        totalCount: number;
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/pair.graphql" {
  export interface Variables {
    between: string[];
    since?: number | null;
    until?: number | null;
    narrowed?: boolean;
  }
  export interface Result {
    collaboration: {
      id: string;
      strength: number;
      evidence?: {
        totalCount: number;
      };
      fractionalStrength: number;
      firstYear: number | null;
      lastYear: number | null;
      kinds: CollaborationKind[];
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/pair_topics.graphql" {
  export interface Variables {
    between: string[];
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    collaboration: {
      id: string;
      topics: {
        totalCount: number;
        edges: ({
          works: number;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/pair_years.graphql" {
  export interface Variables {
    between: string[];
  }
  export interface Result {
    collaboration: {
      id: string;
      byYear: ({
        year: number | null;
        kind: CollaborationKind;
        count: number;
      })[];
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/partner_facets.graphql" {
  export interface Variables {
    id: string;
    evidence?: CollaborationKind[] | null;
    topic?: string | null;
    since?: number | null;
    until?: number | null;
    kinds?: OrganizationKind[] | null;
    countries?: string[] | null;
    place?: string | null;
  }
  export interface Result {
    organization: {
      id: string;
      collaborators: {
        totalCount: number;
        byEvidence: ({
          value: string | null;
          count: number;
        })[];
        byKind: ({
          value: string | null;
          count: number;
        })[];
        byCountry: ({
          value: string | null;
          count: number;
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/partners.graphql" {
  export interface Variables {
    id: string;
    evidence?: CollaborationKind[] | null;
    topic?: string | null;
    since?: number | null;
    until?: number | null;
    kinds?: OrganizationKind[] | null;
    countries?: string[] | null;
    place?: string | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    organization: {
      id: string;
      collaborators: {
        totalCount: number;
        edges: ({
          strength: number;
          fractionalStrength: number;
          firstYear: number | null;
          lastYear: number | null;
          kinds: CollaborationKind[];
          node: {
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: OrganizationKind;
            countryCode: string | null;
          };
          collaboration: {
            id: string;
            byYear: ({
              year: number | null;
              kind: CollaborationKind;
              count: number;
            })[];
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/partners_on_topic.graphql" {
  export interface Variables {
    id: string;
    topic: string;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    organization: {
      collaborators: {
        totalCount: number;
        edges: ({
          strength: number;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: OrganizationKind;
            countryCode: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/people_of_organization.graphql" {
  export interface Variables {
    id: string;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    organization: {
      id: string;
      people: {
        totalCount: number;
        edges: ({
          relation: LinkKind;
          role: string | null;
          since: string | null;
          until: string | null;
          firstSeen: string | null;
          lastSeen: string | null;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            workCount: number;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/people_of_works.graphql" {
  export interface Variables {
    ids: string[];
    first?: number;
  }
  export interface Result {
    nodes: ({
      __typename: string;
      id: string;
      people?: {
        totalCount: number;
        edges: {
          node: {
            name: string;
          };
        }[];
      };
    } | null)[];
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/person.graphql" {
  export interface Variables {
    id: string;
    since?: number | null;
    until?: number | null;
    first?: number;
  }
  export interface Result {
    person: {
      id: string;
      name: string;
      nameEn: string | null;
      nameZh: string | null;
      aliases: string[];
      identifiers: string[];
      works: {
        totalCount: number;
      };
      collaborators: {
        totalCount: number;
      };
      affiliations: {
        totalCount: number;
        edges: ({
          relation: LinkKind;
          role: string | null;
          spells: ({
            since: string | null;
            until: string | null;
            firstSeen: string | null;
            lastSeen: string | null;
            evidence: ({
              quote: string;
              place: string;
              confidence: number;
              document: {
                id: string;
                title: string | null;
                url: string | null;
                date: string | null;
              };
            })[];
          })[];
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: OrganizationKind;
            countryCode: string | null;
          };
          evidence: ({
            quote: string;
            place: string;
            confidence: number;
            document: {
              id: string;
              title: string | null;
              url: string | null;
              date: string | null;
            };
          })[];
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/place.graphql" {
  export interface Variables {
    id: string;
  }
  export interface Result {
    place: {
      __typename: string;
      id: string;
      name: string;
      nameEn: string | null;
      nameZh: string | null;
      aliases: string[];
      identifiers: string[];
      countryCode: string | null;
      latitude: number | null;
      longitude: number | null;
      within: {
        edges: ({
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
        })[];
      };
      organizations: {
        totalCount: number;
        facets: ({
          value: string | null;
          count: number;
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/place_organizations.graphql" {
  export interface Variables {
    id: string;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    place: {
      id: string;
      organizations: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: OrganizationKind;
            countryCode: string | null;
            collaboratorCount: number;
            workCount: number;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/potential_partners.graphql" {
  export interface Variables {
    id: string;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    organization: {
      id: string;
      potentialPartners: {
        totalCount: number;
        edges: ({
          score: number;
          commonPartners: number;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: OrganizationKind;
            countryCode: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/prior_work.graphql" {
  export interface Variables {
    text?: string | null;
    work?: string | null;
    works?: string[] | null;
    kinds?: WorkKind[] | null;
    since?: number | null;
    until?: number | null;
    first?: number;
  }
  export interface Result {
    priorWork: {
      edges: ({
        score: number;
        similarity: number | null;
        cites: boolean;
        citedBy: boolean;
        sharedReferences: number;
        citedTogether: number;
        node: {
          __typename: string;
          id: string;
          kind: WorkKind;
          name: string;
          nameEn: string | null;
          nameZh: string | null;
          year: number | null;
          date: string | null;
          url: string | null;
          people: {
            totalCount: number;
            edges: ({
              node: {
                __typename: string;
                id: string;
                name: string;
                nameEn: string | null;
                nameZh: string | null;
              };
            })[];
          };
          organizations: {
            totalCount: number;
            edges: ({
              node: {
                __typename: string;
                id: string;
                name: string;
                nameEn: string | null;
                nameZh: string | null;
              };
            })[];
          };
          venue?: string | null;
          publicationNumber?: string | null;
          assignees?: {
            totalCount: number;
            edges: ({
              node: {
                __typename: string;
                id: string;
                name: string;
                nameEn: string | null;
                nameZh: string | null;
              };
            })[];
          };
        };
      })[];
    };
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/quotes_of_affiliation.graphql" {
  export interface Variables {
    id: string;
    of: string;
  }
  export interface Result {
    person: {
      id: string;
      affiliations: {
        edges: ({
          relation: LinkKind;
          role: string | null;
          spells: ({
            since: string | null;
            until: string | null;
            firstSeen: string | null;
            lastSeen: string | null;
            evidence: ({
              quote: string;
              context: {
                before: string | null;
                after: string | null;
              };
              place: string;
              confidence: number;
              recorded: string | null;
              document: {
                id: string;
                source: string | null;
                title: string | null;
                url: string | null;
                date: string | null;
                extractor: string | null;
              };
            })[];
          })[];
          evidence: ({
            quote: string;
            context: {
              before: string | null;
              after: string | null;
            };
            place: string;
            confidence: number;
            recorded: string | null;
            document: {
              id: string;
              source: string | null;
              title: string | null;
              url: string | null;
              date: string | null;
              extractor: string | null;
            };
          })[];
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/quotes_of_counterpart.graphql" {
  export interface Variables {
    id: string;
    of: string;
  }
  export interface Result {
    work: {
      id: string;
      counterparts: {
        edges: ({
          evidence: ({
            quote: string;
            context: {
              before: string | null;
              after: string | null;
            };
            place: string;
            confidence: number;
            recorded: string | null;
            document: {
              id: string;
              source: string | null;
              title: string | null;
              url: string | null;
              date: string | null;
              extractor: string | null;
            };
          })[];
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/quotes_of_maker.graphql" {
  export interface Variables {
    id: string;
    of: string;
  }
  export interface Result {
    work: {
      id: string;
      organizations: {
        edges: ({
          evidence: ({
            quote: string;
            context: {
              before: string | null;
              after: string | null;
            };
            place: string;
            confidence: number;
            recorded: string | null;
            document: {
              id: string;
              source: string | null;
              title: string | null;
              url: string | null;
              date: string | null;
              extractor: string | null;
            };
          })[];
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/quotes_of_party.graphql" {
  export interface Variables {
    id: string;
    of: string;
  }
  export interface Result {
    agreement: {
      id: string;
      parties: {
        edges: ({
          role: string | null;
          evidence: ({
            quote: string;
            context: {
              before: string | null;
              after: string | null;
            };
            place: string;
            confidence: number;
            recorded: string | null;
            document: {
              id: string;
              source: string | null;
              title: string | null;
              url: string | null;
              date: string | null;
              extractor: string | null;
            };
          })[];
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/quotes_of_shortest_way.graphql" {
  export interface Variables {
    from: string;
    to: string;
    since?: number | null;
    until?: number | null;
    quotes?: number;
  }
  export interface Result {
    path: {
      links: ({
        kind: LinkKind;
        source: string;
        target: string;
        evidence: ({
          quote: string;
          place: string;
          confidence: number;
          recorded: string | null;
          document: {
            id: string;
            title: string | null;
            url: string | null;
            date: string | null;
            extractor: string | null;
          };
        })[];
      })[];
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/quotes_of_ways.graphql" {
  export interface Variables {
    from: string;
    to: string;
    since?: number | null;
    until?: number | null;
    maxLength?: number;
    quotes?: number;
  }
  export interface Result {
    paths: ({
      links: ({
        kind: LinkKind;
        source: string;
        target: string;
        evidence: ({
          quote: string;
          place: string;
          confidence: number;
          recorded: string | null;
          document: {
            id: string;
            title: string | null;
            url: string | null;
            date: string | null;
            extractor: string | null;
          };
        })[];
      })[];
    })[];
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/quotes_together.graphql" {
  export interface Variables {
    between: string[];
    of: string;
    kind: CollaborationKind;
  }
  export interface Result {
    collaboration: {
      id: string;
      evidence: {
        edges: ({
          evidence: ({
            quote: string;
            context: {
              before: string | null;
              after: string | null;
            };
            place: string;
            confidence: number;
            recorded: string | null;
            document: {
              id: string;
              source: string | null;
              title: string | null;
              url: string | null;
              date: string | null;
              extractor: string | null;
            };
          })[];
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/search.graphql" {
  export interface Variables {
    text: string;
    first?: number;
    after?: string | null;
    kinds?: EntityKind[] | null;
  }
  export interface Result {
    search: {
      totalCount: number;
      edges: ({
        kind: EntityKind;
        score: number;
        node: {
          __typename: string;
          id: string;
          name: string;
          nameEn: string | null;
          nameZh: string | null;
          aliases: string[];
          identifiers: string[];
          organizationKind?: OrganizationKind;
          countryCode?: string | null;
          workCount?: number;
          collaboratorCount?: number;
          parents?: {
            edges: ({
              node: {
                name: string;
                nameEn: string | null;
                nameZh: string | null;
              };
            })[];
          };
          places?: {
            edges: ({
              node: {
                name: string;
                nameEn: string | null;
                nameZh: string | null;
              };
            })[];
          };
          affiliations?: {
            edges: ({
              node: {
                name: string;
                nameEn: string | null;
                nameZh: string | null;
              };
            })[];
          };
          workKind?: WorkKind;
          year?: number | null;
          date?: string | null;
          url?: string | null;
          venue?: string | null;
          publicationNumber?: string | null;
          agreementKind?: AgreementKind;
          scheme?: string | null;
        };
      })[];
      pageInfo: {
        hasNextPage: boolean;
        endCursor: string | null;
      };
    };
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/shortest_way.graphql" {
  export interface Variables {
    from: string;
    to: string;
    since?: number | null;
    until?: number | null;
  }
  export interface Result {
    path: {
      length: number;
      nodes: ({
        __typename: string;
        id: string;
        name: string;
        nameEn: string | null;
        nameZh: string | null;
      })[];
      links: ({
        kind: LinkKind;
        source: string;
        target: string;
        since: string | null;
        until: string | null;
      })[];
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/suggest.graphql" {
  export interface Variables {
    text: string;
    first?: number;
    kinds?: EntityKind[] | null;
  }
  export interface Result {
    suggest: ({
      id: string;
      kind: EntityKind;
      name: string;
      nameEn: string;
      nameZh: string;
      matched: string;
      links: number;
      countryCode: string | null;
      year: number | null;
      place: string | null;
      organization: string | null;
    })[];
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/thing_names.graphql" {
  export interface Variables {
    ids: string[];
  }
  export interface Result {
    nodes: ({
      __typename: string;
      id: string;
      name: string;
      nameEn: string | null;
      nameZh: string | null;
      year?: number | null;
    } | null)[];
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/timeline.graphql" {
  export interface Variables {
    id: string;
    topic?: string | null;
    counting?: Counting;
  }
  export interface Result {
    collaborations: {
      edges: ({
        node: {
          year: number | null;
          evidenceKind: CollaborationKind | null;
          count: number;
        };
      })[];
    };
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/timeline_of_places.graphql" {
  export interface Variables {
    here: string;
    there: string;
  }
  export interface Result {
    collaborations: {
      edges: ({
        node: {
          year: number | null;
          evidenceKind: CollaborationKind | null;
          count: number;
        };
      })[];
    };
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/topic.graphql" {
  export interface Variables {
    id: string;
    since?: number | null;
    until?: number | null;
  }
  export interface Result {
    topic: {
      __typename: string;
      id: string;
      name: string;
      nameEn: string | null;
      nameZh: string | null;
      aliases: string[];
      identifiers: string[];
      scheme: string | null;
      notation: string | null;
      level: string | null;
      works: {
        totalCount: number;
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/topic_organizations.graphql" {
  export interface Variables {
    id: string;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    topic: {
      id: string;
      organizations: {
        totalCount: number;
        edges: ({
          works: number;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: OrganizationKind;
            countryCode: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/topic_works.graphql" {
  export interface Variables {
    id: string;
    kinds?: WorkKind[] | null;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    topic: {
      id: string;
      works: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            kind: WorkKind;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            year: number | null;
            venue?: string | null;
            publicationNumber?: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/topics_of_organization.graphql" {
  export interface Variables {
    id: string;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    organization: {
      id: string;
      topics: {
        totalCount: number;
        edges: ({
          works: number;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            scheme: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/ways.graphql" {
  export interface Variables {
    from: string;
    to: string;
    since?: number | null;
    until?: number | null;
    maxLength?: number;
  }
  export interface Result {
    paths: ({
      length: number;
      nodes: ({
        __typename: string;
        id: string;
        name: string;
        nameEn: string | null;
        nameZh: string | null;
      })[];
      links: ({
        kind: LinkKind;
        source: string;
        target: string;
        since: string | null;
        until: string | null;
      })[];
    })[];
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/withdraw_verdict.graphql" {
  export interface Variables {
    id: string;
  }
  export interface Result {
    withdrawVerdict: {
      verdict: {
        id: string;
        kind: VerdictKind;
        sides: {
          said: string;
          name: string;
        }[];
      };
      changes: ({
        before: string | null;
        after: string | null;
        mentions: number;
        documents: number;
        names: string[];
      })[];
    };
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/work.graphql" {
  export interface Variables {
    id: string;
    first?: number;
  }
  export interface Result {
    work: {
      __typename: string;
      id: string;
      kind: WorkKind;
      name: string;
      nameEn: string | null;
      nameZh: string | null;
      aliases: string[];
      identifiers: string[];
      date: string | null;
      year: number | null;
      abstract: string | null;
      language: string | null;
      url: string | null;
      workType: string | null;
      citationCount: number;
      people: {
        totalCount: number;
        edges: ({
          relation: LinkKind;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
        })[];
      };
      organizations: {
        totalCount: number;
        edges: ({
          relations: LinkKind[];
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: OrganizationKind;
            countryCode: string | null;
          };
          evidence: ({
            quote: string;
            place: string;
            confidence: number;
            document: {
              id: string;
              title: string | null;
              url: string | null;
              date: string | null;
              extractor: string | null;
            };
          })[];
        })[];
      };
      topics: {
        totalCount: number;
        edges: ({
          score: number | null;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            scheme: string | null;
            notation: string | null;
          };
        })[];
      };
      counterparts: {
        totalCount: number;
        edges: ({
          score: number | null;
          similarity: number | null;
          peopleInCommon: number | null;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            kind: WorkKind;
            year: number | null;
          };
          evidence: ({
            quote: string;
            place: string;
            confidence: number;
            document: {
              id: string;
              title: string | null;
              url: string | null;
              date: string | null;
              extractor: string | null;
            };
          })[];
        })[];
      };
      funders: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
        })[];
      };
      venue?: string | null;
      retracted?: boolean | null;
      notices?: {
        totalCount: number;
        edges: ({
          relation: LinkKind;
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
        })[];
      };
      publicationNumber?: string | null;
      applicationDate?: string | null;
      assignees?: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
        })[];
      };
      applicants?: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
          };
        })[];
      };
      form?: string | null;
      accessionNumber?: string | null;
      period?: string | null;
      agreements?: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            agreementKind: AgreementKind;
            date: string | null;
          };
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/works_of_organization.graphql" {
  export interface Variables {
    id: string;
    kinds?: WorkKind[] | null;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    organization: {
      id: string;
      works: {
        totalCount: number;
        edges: ({
          relations: LinkKind[];
          node: {
            __typename: string;
            id: string;
            kind: WorkKind;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            year: number | null;
            venue?: string | null;
            publicationNumber?: string | null;
            form?: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/works_of_person.graphql" {
  export interface Variables {
    id: string;
    kinds?: WorkKind[] | null;
    since?: number | null;
    until?: number | null;
    first?: number;
    after?: string | null;
  }
  export interface Result {
    person: {
      id: string;
      works: {
        totalCount: number;
        edges: ({
          node: {
            __typename: string;
            id: string;
            kind: WorkKind;
            name: string;
            nameEn: string | null;
            nameZh: string | null;
            year: number | null;
            venue?: string | null;
            publicationNumber?: string | null;
          };
        })[];
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/years_of_person.graphql" {
  export interface Variables {
    id: string;
  }
  export interface Result {
    person: {
      id: string;
      papers: {
        byYear: ({
          value: string | null;
          count: number;
        })[];
      };
      patents: {
        byYear: ({
          value: string | null;
          count: number;
        })[];
      };
      filings: {
        byYear: ({
          value: string | null;
          count: number;
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}

declare module "*/years_of_topic.graphql" {
  export interface Variables {
    id: string;
  }
  export interface Result {
    topic: {
      id: string;
      papers: {
        byYear: ({
          value: string | null;
          count: number;
        })[];
      };
      patents: {
        byYear: ({
          value: string | null;
          count: number;
        })[];
      };
      filings: {
        byYear: ({
          value: string | null;
          count: number;
        })[];
      };
    } | null;
  }
  const operation: Operation<Result, Variables>;
  export default operation;
}
